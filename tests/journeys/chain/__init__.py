"""The chain from the plan to the certificate, walked by the people who would, over three days of one autumn."""
