// Command mutate takes the rules of docs/safety.md out of the code, one condition at a time, and says which tests notice.
//
// rules.tsv names the functions that keep the rules, and the tests that are to notice. Of each function every condition is taken out by itself:
// a guard that never stops, a part of a condition that no longer counts. The files on the disk stay as they are: the compiler is handed changed
// texts beside them, in which every condition waits for its number, so that one build serves for all. A condition whose loss no test notices is named; where nothing could notice, unseen.tsv says why.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"regexp"
	"time"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	only := flag.String("only", "", "a pattern for promise, file and function: the rules to take out; all without one")
	list := flag.Bool("list", false, "print what would be taken out, and take nothing out")
	root := flag.String("root", ".", "the folder of the project")
	flag.Parse()
	code, err := run(ctx, *root, *only, *list)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "mutate:", err)
	}
	os.Exit(code)
}

// run returns 0 when every flip that could be noticed was, 1 when one was not, 2 when it could not try.
func run(ctx context.Context, root, only string, list bool) (int, error) {
	wanted, err := regexp.Compile(only)
	if err != nil {
		return 2, err
	}
	rules, err := readRules(root)
	if err != nil {
		return 2, err
	}
	unseen, err := readUnseen(root)
	if err != nil {
		return 2, err
	}
	var flips []flip
	for _, rule := range rules {
		if !wanted.MatchString(rule.promise + " " + rule.file + " " + rule.function) {
			continue
		}
		of, err := flipsOf(root, rule)
		if err != nil {
			return 2, err
		}
		flips = append(flips, of...)
	}
	if list {
		for _, flip := range flips {
			fmt.Println(flip.name())
		}
		return 0, nil
	}
	return takeOut(ctx, root, flips, unseen)
}

// takeOut takes one after the other out and says what became of it.
func takeOut(ctx context.Context, root string, flips []flip, unseen map[string]string) (code int, err error) {
	folder, err := os.MkdirTemp("", "mutate")
	if err != nil {
		return 2, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	began, tally := time.Now(), newTally()
	rooms, err := build(ctx, root, folder, flips)
	if err != nil {
		return 2, err
	}
	for i, flip := range flips {
		end, err := rooms.try(ctx, i+1, flip)
		if err != nil {
			return 2, err
		}
		if end == lives && unseen[flip.key()] != "" {
			end = cannot
		}
		tally.add(flip.promise, end)
		if end != dies {
			fmt.Printf("%-9s %s\n", end, flip.name())
		}
	}
	fmt.Println(tally.table(time.Since(began)))
	if tally.lived() {
		return 1, nil
	}
	return 0, nil
}
