// Package ident holds what things of a tenant are told apart by: object ids, licence ids and names. Each is put into the form in which it
// is compared once, where it comes in; after that == and the key of a map are enough, and nobody folds case again.
package ident
