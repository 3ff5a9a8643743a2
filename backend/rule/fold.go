package rule

import "personadesk/backend/ident"

// Folded gives the one text that all case variants of text share (Unicode
// simple folding, ordinal, nothing trimmed), so that comparing without case
// is comparing bytes. A text that is folded already is returned as it is.
func Folded(text string) string { return string(ident.Fold(text)) }
