package ident

// tag is what Teams writes before the name of a policy in some answers; the reference shows it in three different cases.
const tag Key = "tag:"

// PolicyName is the name of a policy as it was written, without the "Tag:" that Teams puts before some. It is for showing and for sending:
// two that differ only in case name one policy, so what is compared is the key.
type PolicyName string

// Global is the name of the tenant default of every policy type.
const Global PolicyName = "Global"

// PolicyKey is what policy names are compared by. It is taken once, where a policy is filed.
type PolicyKey string

// GlobalKey is the key of the tenant default of every policy type.
const GlobalKey PolicyKey = "global"

// Policy is the policy name that a text spells, with or without "Tag:".
func Policy(text string) PolicyName {
	if len(text) >= len(tag) && Fold(text[:len(tag)]) == tag {
		return PolicyName(text[len(tag):])
	}
	return PolicyName(text)
}

// Key is what the name is compared by.
func (n PolicyName) Key() PolicyKey { return PolicyKey(Fold(string(n))) }

// UnmarshalText reads a policy name from JSON.
func (n *PolicyName) UnmarshalText(text []byte) error {
	*n = Policy(string(text))
	return nil
}

// Scan reads a policy name from a row.
func (n *PolicyName) Scan(from any) error { return scan(n, from, Policy) }
