// Package ruletest holds what the tests of the language share: its corpus of
// rules, dice that build trees and users, and short words for what was found.
package ruletest
