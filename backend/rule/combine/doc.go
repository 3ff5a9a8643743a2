// Package combine makes one rule of several and simplifies it.
package combine
