// Package given gives tests the rules they are about: read from a text, or
// drawn as a form makes them.
package given
