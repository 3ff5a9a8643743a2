// Command bench measures what the program promises at scale, in one run: it makes workbooks and practice tenants of the sizes
// in BENCH_USERS, lets the built program work on them as a person would, and prints each figure beside a bare baseline and
// its goal. It asserts nothing; what misses its goal is named at the end.
//
//	BENCH_USERS    sizes, separated by commas: 10000,100000,500000
//	BENCH_NUMBERS  telephone numbers in each workbook: 1000000
//	BENCH_FOLDER   where to work; a temporary folder that is removed afterwards
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: bench PROGRAM")
		os.Exit(2)
	}
	if err := run(ctx, os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(ctx context.Context, binary string) (err error) {
	binary, err = filepath.Abs(binary)
	if err != nil {
		return fmt.Errorf("find the program: %w", err)
	}
	sizes, err := sizesOf(os.Getenv("BENCH_USERS"), "10000,100000,500000")
	if err != nil {
		return err
	}
	numbers, err := sizesOf(os.Getenv("BENCH_NUMBERS"), "1000000")
	if err != nil {
		return err
	}
	folder := os.Getenv("BENCH_FOLDER")
	if folder == "" {
		if folder, err = os.MkdirTemp("", "personadesk-bench-"); err != nil {
			return fmt.Errorf("make a folder: %w", err)
		}
		defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	}
	r := &report{}
	for _, users := range sizes {
		s := &scale{program: program{binary: binary, folder: folder}, report: r, users: users, numbers: numbers[0]}
		if err := s.measure(ctx); err != nil {
			return fmt.Errorf("at %d users: %w", users, err)
		}
	}
	r.compare(sizes)
	r.end()
	return nil
}

func sizesOf(text, otherwise string) ([]int, error) {
	if text == "" {
		text = otherwise
	}
	var sizes []int
	for _, part := range strings.Split(text, ",") {
		n, err := strconv.Atoi(strings.TrimSpace(part))
		if err != nil || n < 10 {
			return nil, fmt.Errorf("%q is no list of sizes", text)
		}
		sizes = append(sizes, n)
	}
	return sizes, nil
}
