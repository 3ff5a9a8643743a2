package problem

import "personadesk/backend/text"

// Users counts users in words: "1 user", "1,842 users".
func Users(n int) text.Text { return text.Of("count.users", n) }
