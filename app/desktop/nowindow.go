//go:build !(desktop || production || dev || bindings)

package desktop

import "errors"

// Available says that this build has no window.
const Available = false

// Run says that there is no window in this build.
func Run(Options) error {
	return errors.New("this build of PersonaDesk has no window; personadesk serve --open shows the same page in a browser")
}
