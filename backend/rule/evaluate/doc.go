// Package evaluate decides whether a rule holds for a user, or takes a rule
// apart for those who run it over many users at once: they fold a limited one,
// so that a pattern that never ends costs them little.
//
// Evaluation has three outcomes. An attribute that was not read is unknown,
// never absent, and a rule that depends on it is unknown too.
package evaluate
