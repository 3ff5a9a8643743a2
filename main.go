// PersonaDesk leads people who set up Microsoft Teams Phone from the first interview to users who are set up.
package main

import (
	"embed"
	"io/fs"
	"os"

	"personadesk/app/cli"
)

// page is the built page; the folder holds only a marker until `npm run build` has filled it.
//
//go:embed all:frontend/dist
var page embed.FS

func main() {
	dist, err := fs.Sub(page, "frontend/dist")
	if err != nil {
		panic(err) // The path is a constant that the compiler has embedded.
	}
	os.Exit(cli.Main(os.Args[1:], dist))
}
