// Package directory holds the users of a tenant as last read, laid out in
// columns so that a rule runs over all of them at once.
//
// Each attribute is a column of small codes into a dictionary of its distinct
// values. A comparison of a rule is computed once for each distinct value, the
// outcomes are spread over the users as bitmaps, and the bitmaps are joined as
// the rule joins its expressions: match, no match and unknown, exactly as a
// one-by-one evaluation would have it.
//
// Codes are as narrow as they can be, and where all users have the same value
// there are none. Values that do not repeat, such as names, have no dictionary:
// their texts lie one after the other and comparisons read them there. What a
// comparison came to is remembered, and patched when single users change.
package directory
