// Loaded before a program that is measured from outside: when it ends, the most memory that it had, all threads together, goes to stderr.
process.on('exit', () => process.stderr.write(`\nmaxRSS ${process.resourceUsage().maxRSS}\n`))
