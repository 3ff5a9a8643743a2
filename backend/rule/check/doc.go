// Package check says what else there is to say about a rule that can be
// parsed: what it costs, what it means beside what it seems to mean, who could
// get in, and whether the portal's rule builder can show it.
package check
