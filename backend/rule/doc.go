// Package rule knows the Microsoft Entra dynamic membership language for
// users: it parses, checks, prints, evaluates and explains rules.
//
// A rule is read once by [Parse], which reports everything wrong with it as
// problems with a place and, where there is one, a repair. The problems come
// in layers: characters, tokens, grammar, property, operator for the type,
// value for the type, regular expression, combination, length. [Check] adds
// the hints about rules that are valid: cost, meaning, who could get in, and
// whether the portal's rule builder can show them.
//
// The same tree is then printed in one canonical form, evaluated over a
// [User], explained expression by expression, or taken apart by [Fold] by
// those who run a rule over many users at once; they take a [Rule.Limited]
// one, so that a pattern that never ends costs them little.
//
// Evaluation has three outcomes. An attribute that was not read is unknown,
// never absent, and a rule that depends on it is unknown too.
package rule
