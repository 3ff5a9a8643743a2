// Package complete says what can stand at a place of a rule that is being
// written.
package complete
