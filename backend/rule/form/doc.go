// Package form shows rules as conditions and groups that a form can hold, and
// builds rules of them.
package form
