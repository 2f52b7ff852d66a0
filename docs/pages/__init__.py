"""The reference pages, one module each: written from the code, read by people."""
