"""Parts of the score of validators: what tools find, whether it is right, and the page that tells of it."""
