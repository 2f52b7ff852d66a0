"""What NCI EVS and the CDISC Library publish, brought into a study's ``specs/``; packages of terminology compared."""
