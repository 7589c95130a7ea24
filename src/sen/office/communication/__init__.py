"""Pages of communication (tuyên truyền): the plan of a year, what took place with its proof, and what did not."""
