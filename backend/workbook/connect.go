package workbook

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"slices"
	"strings"

	_ "modernc.org/sqlite" // the driver
)

// applicationID stands in the header of every workbook ("PDsk"), so that no other SQLite file is taken for one.
const applicationID = 0x5044736b

// readerCount is how many queries run beside the one writer.
const readerCount = 4

// The order matters: with busy_timeout first, whatever follows waits instead of failing while somebody copies the file.
// Each commit reaches the disk (synchronous=FULL), because a journal entry that a power cut takes away is a change sent twice.
var (
	writerPragmas = []string{"busy_timeout(3000)", "journal_mode(WAL)", "synchronous(FULL)", "temp_store(MEMORY)",
		"cache_size(-32000)", "trusted_schema(OFF)"}
	// What is being built has no name yet that anybody would look under; it is put on the disk once, when it is whole.
	buildPragmas  = append(slices.DeleteFunc(slices.Clone(writerPragmas), func(p string) bool { return p == "synchronous(FULL)" }), "synchronous(OFF)")
	readerPragmas = []string{"busy_timeout(3000)", "query_only(ON)", "temp_store(MEMORY)", "cache_size(-16000)", "trusted_schema(OFF)"}
	// SQLite takes a copy for writing, so that this one may write; the file it may only read.
	copyPragmas = []string{"busy_timeout(3000)", "temp_store(MEMORY)", "cache_size(-16000)", "trusted_schema(OFF)"}
	lookPragmas = []string{"busy_timeout(1000)", "query_only(ON)", "trusted_schema(OFF)", "cell_size_check(ON)"}
)

// source is the data source name of a file whose path may hold any character.
func source(path string, query url.Values, pragmas []string) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // a drive letter
	}
	for _, p := range pragmas {
		query.Add("_pragma", p)
	}
	return "file://" + (&url.URL{Path: path}).EscapedPath() + "?" + query.Encode()
}

// connect opens the connections, brings the schema up to date and puts up the triggers.
func (w *Workbook) connect(ctx context.Context) error {
	var err error
	pragmas := writerPragmas
	if w.lock == nil {
		pragmas = buildPragmas
	}
	w.writers = connections(source(w.path, url.Values{"_txlock": {"immediate"}}, pragmas), w.inPlace)
	w.writers.SetMaxOpenConns(1)
	if w.writer, err = w.writers.Conn(ctx); err != nil {
		return fmt.Errorf("connecting for writing: %w", err)
	}
	if err := w.migrate(ctx, embedded()); err != nil {
		return err
	}
	w.readers = connections(source(w.path, url.Values{"mode": {"ro"}}, readerPragmas), w.inPlace)
	w.readers.SetMaxOpenConns(readerCount)
	w.readers.SetMaxIdleConns(readerCount)
	if err := w.readers.PingContext(ctx); err != nil {
		return fmt.Errorf("connecting for reading: %w", err)
	}
	if err := w.watchContent(ctx); err != nil {
		return err
	}
	if err := w.watchAreas(ctx); err != nil {
		return err
	}
	if err := w.recallRevisions(ctx); err != nil {
		return err
	}
	if err := w.recallAudit(ctx); err != nil {
		return err
	}
	return w.watchSums(ctx)
}

// disconnect closes the readers first, so that the writer is the last one out and folds the write-ahead log into the file.
func (w *Workbook) disconnect() error {
	var problems []error
	if w.readers != nil {
		problems = append(problems, w.readers.Close())
	}
	if w.writer != nil {
		problems = append(problems, w.writer.Close())
	}
	if w.writers != nil {
		problems = append(problems, w.writers.Close())
	}
	return errors.Join(problems...)
}
