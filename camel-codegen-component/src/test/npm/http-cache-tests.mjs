// Prints the definitions of npm http-cache-tests as JSON.
import suites from 'http-cache-tests/tests/index.mjs'

console.log(JSON.stringify(suites))
