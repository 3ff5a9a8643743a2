package problem

import (
	"golang.org/x/text/language"
	"golang.org/x/text/message"
)

// Thousands writes a count as people read it: 1,842.
func Thousands(n int) string { return message.NewPrinter(language.BritishEnglish).Sprintf("%d", n) }

// Users counts users in words: "1 user", "1,842 users".
func Users(n int) string {
	if n == 1 {
		return "1 user"
	}
	return Thousands(n) + " users"
}

// UsersWho counts users with the verb that fits the count: "1 user is", "2 users are".
func UsersWho(n int, one, many string) string {
	if n == 1 {
		return Users(n) + " " + one
	}
	return Users(n) + " " + many
}
