// Package rule knows the words of the Microsoft Entra dynamic membership
// language for users: rules, the properties they ask for, the values users
// have, outcomes, and problems with a place.
//
// Its rooms do the work: parse reads a rule, check adds hints, complete helps
// to write one, evaluate decides, explain says why, form shows rules as
// conditions and groups, and combine makes one rule of several. What they
// share stands in internal: the syntax tree and the lexer.
package rule
