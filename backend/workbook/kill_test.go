package workbook

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"personadesk/backend/persona"
)

const killVariable = "PERSONADESK_KILL_TEST_FILE"

func TestMain(m *testing.M) {
	if path := os.Getenv(killVariable); path != "" {
		writeForever(path)
	}
	if path := os.Getenv(openVariable); path != "" {
		openForAnother(path)
		os.Exit(0)
	}
	if path := os.Getenv(createVariable); path != "" {
		createHalf(path)
	}
	os.Exit(m.Run())
}

// writeForever saves one persona after the other and says after each that it is saved.
func writeForever(path string) {
	w, err := Open(path, Options{})
	if err != nil {
		fmt.Println("error", err)
		os.Exit(1)
	}
	for i := 1; ; i++ {
		if err := w.SavePersona(ctx, persona.Persona{ID: fmt.Sprintf("p%06d", i), Description: strings.Repeat("x", 2000)}); err != nil {
			fmt.Println("error", err)
			os.Exit(1)
		}
		fmt.Println(i)
	}
}

func TestAKillWhileWritingLosesNothingThatWasSaved(t *testing.T) {
	for _, after := range []int{1, 7, 40} {
		t.Run(fmt.Sprint("after ", after), func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "x.personadesk")
			w, err := Create(path, Options{})
			must(t, err)
			must(t, w.Close())
			child := exec.Command(os.Args[0], "-test.run=^$")
			child.Env = append(os.Environ(), killVariable+"="+path)
			out, err := child.StdoutPipe()
			must(t, err)
			must(t, child.Start())
			saved := 0
			for lines := bufio.NewScanner(out); saved < after && lines.Scan(); {
				if _, err := fmt.Sscan(lines.Text(), &saved); err != nil {
					t.Error(lines.Text())
					break
				}
			}
			must(t, child.Process.Kill())
			_ = child.Wait() // it was killed: that is what it says
			if list := Check(path); len(list) != 0 {
				t.Errorf("the file is not whole: %v", list)
			}
			w, err = Open(path, Options{}) // the lock went with the program that held it
			must(t, err)
			d, err := w.Design(ctx)
			must(t, err)
			if len(d.Personas) < after {
				t.Errorf("%d were said to be saved, %d are there", after, len(d.Personas))
			}
			must(t, w.AuditVerify(ctx))
			must(t, w.Close())
		})
	}
}
