# PersonaDesk: `make help` lists what can be asked for.
SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules

export NPM_CONFIG_UPDATE_NOTIFIER := false

NEED := build/scripts/need.sh
PATIENTLY := build/scripts/patiently.sh
WAILS := go tool -modfile=tools/wails.mod wails
GOLANGCI := .make/bin/golangci-lint
WINDOW_TAGS := desktop,production,webkit2_41
PAGE_SOURCES := $(shell find frontend/src frontend/public frontend/index.html -type f 2>/dev/null)
GO_FOLDERS := main.go app backend tools
BENCH ?= ^BenchmarkRatio
FUZZ ?= .
FUZZ_TIME ?= 10m

##@ Use

.PHONY: help
help: ## Show what can be asked for
	@awk 'BEGIN { FS = ":.*## " } \
	  /^##@/ { printf "\n%s\n", substr($$0, 5) } \
	  /^[a-z0-9-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: run
run: ## Build everything and open the sample customer on the practice tenant in a browser
	@$(NEED) run
	@$(MAKE) --no-print-directory program
	@echo "Starting. Ctrl+C ends it."
	@./personadesk serve --sample --open

.PHONY: test
test: ## Test everything: both languages, the page in a browser, the window, the linters
	@$(NEED) test
	@$(NEED) window
	@build/scripts/test.sh lint-page test-page test-go lint-go test-bindings test-e2e test-window

.PHONY: fuzz
fuzz: ## Let machines make up input for everything that reads some (FUZZ_TIME=10m for each, FUZZ=pattern); finds are kept as seeds
	@$(NEED) run
	@grep -rhoE --include='*_test.go' --with-filename '^func Fuzz[A-Za-z]*' backend app | sed 's,/[^/]*:func , ,' | grep -E '$(FUZZ)' | \
	  while read -r room name; do echo "$$room $$name"; go test "./$$room" -run '^$$' -fuzz "^$$name\$$" -fuzztime $(FUZZ_TIME) || exit 1; done

.PHONY: bench
bench: bench-ratios bench-scale ## Measure everything: the ratios of the rooms, and the program at scale

.PHONY: bench-ratios
bench-ratios: ## Measure, each as a ratio to a bare baseline in the same run (BENCH=pattern)
	@$(NEED) run
	@grep -rl --include='*_test.go' '^func Benchmark' backend app | xargs -n 1 dirname | sort -u | sed 's,^,./,' | \
	  xargs go test -p 1 -run '^$$' -bench '$(BENCH)' -benchtime 5x | awk -f build/scripts/ratios.awk

.PHONY: bench-scale
bench-scale: ## Measure the program with many users and numbers (BENCH_USERS=10000,100000,500000 BENCH_NUMBERS=1000000)
	@$(NEED) run
	@$(PATIENTLY) "Compiling the program." go build -o .make/bin/personadesk .
	@go run ./app/bench .make/bin/personadesk

.PHONY: bench-page
bench-page: program ## Measure from a key to the settled page, with a large workbook in a browser (BENCH_PAGE_USERS=100000)
	@$(NEED) test
	@cd frontend && node scripts/bench-page.mjs ../personadesk

##@ Build

.PHONY: program
program: page ## Build ./personadesk: every command and the browser mode, no window
	@$(PATIENTLY) "Compiling the program. The first time, the Graph SDK takes some minutes; later it takes seconds." \
	  go build -o personadesk .

.PHONY: page
page: frontend/dist/index.html ## Build the page into frontend/dist

.PHONY: desktop
desktop: page ## Build the window for this system into build/bin
	@$(NEED) desktop
	@$(PATIENTLY) "Compiling the window." \
	  $(WAILS) build -m -nosyncgomod -trimpath -s -skipbindings

.PHONY: windows
windows: page ## Build the Windows program and its installer into build/bin
	@$(NEED) windows
	@mkdir -p build/bin
	@$(PATIENTLY) "Compiling the console program for Windows." \
	  env GOOS=windows GOARCH=amd64 CGO_ENABLED=0 go build -trimpath -o build/bin/personadesk-console.exe .
	@$(PATIENTLY) "Compiling the window for Windows and packing the installer." \
	  $(WAILS) build -m -nosyncgomod -trimpath -s -skipbindings -platform windows/amd64 -nsis
	@ls -l build/bin

.PHONY: bindings
bindings: ## Write frontend/src/wailsjs anew from the services in app/service
	@$(NEED) run
	@$(PATIENTLY) "Generating the bindings." $(WAILS) generate module

.PHONY: notices
notices: frontend/node_modules/.installed ## Write backend/notices anew: the works of others inside the program, and their licences
	@$(NEED) run
	@go run ./tools/notices

.PHONY: weaknesses
weaknesses: ## Ask the database of Go which known weaknesses the program reaches (VULN_DB=address of a copy); needs the network
	@$(NEED) run
	go tool -modfile=tools/govulncheck.mod govulncheck $(if $(VULN_DB),-db $(VULN_DB)) .

.PHONY: mutate
mutate: ## Take the rules of docs/safety.md out of the code one by one, and name what no test notices (RULES=pattern); an hour and more
	@$(NEED) run
	@go run ./tools/mutate -only '$(RULES)'

##@ Stages of make test

.PHONY: lint-page
lint-page: frontend/node_modules/.installed ## Lint and format check of the page
	cd frontend && npm run --silent lint

.PHONY: test-page
test-page: frontend/node_modules/.installed page ## Unit tests of the page, and the weight of its first load
	cd frontend && npm run --silent test
	cd frontend && npm run --silent budget

.PHONY: test-go
test-go: ## Go tests, with the race detector where things run side by side (RACE=all for everywhere)
	@unformatted=$$(gofmt -l $(GO_FOLDERS)); test -z "$$unformatted" || { echo "not formatted: $$unformatted"; exit 1; }
	@busy=./... calm=; \
	if [ "$(RACE)" != all ]; then busy=$$(build/scripts/rooms.sh busy); calm=$$(build/scripts/rooms.sh calm); fi; failed=0; \
	$(PATIENTLY) "Testing Go with the race detector." env CGO_ENABLED=1 go test -race -timeout 30m $$busy || failed=1; \
	[ -z "$$calm" ] || $(PATIENTLY) "Testing the rest of Go." go test -timeout 30m $$calm || failed=1; \
	exit $$failed

.PHONY: lint-go
lint-go: $(GOLANGCI) ## Lint of the Go code with both sets of tags; the floors of the house are checked here
	$(GOLANGCI) run ./...
	$(GOLANGCI) run --build-tags $(WINDOW_TAGS) ./...

.PHONY: test-bindings
test-bindings: ## The generated bindings fit the services
	@rm -rf .make/wailsjs && cp -r frontend/src/wailsjs .make/wailsjs
	@$(MAKE) --no-print-directory bindings
	@diff -r .make/wailsjs frontend/src/wailsjs || { echo "The bindings were behind app/service; commit what make bindings wrote."; exit 1; }

.PHONY: test-e2e
test-e2e: program ## The job in a real browser over the real program, with axe in three looks
	@$(NEED) test
	cd frontend && npm run --silent e2e

.PHONY: test-window
test-window: page ## Start the window under Xvfb and photograph it
	@$(NEED) window
	@$(PATIENTLY) "Compiling the window." \
	  env CGO_ENABLED=1 go build -tags $(WINDOW_TAGS) -o .make/bin/window .
	@rm -f .make/window.personadesk* && .make/bin/window new --sample .make/window.personadesk >/dev/null
	@build/scripts/window-photo.sh .make/bin/window .make/window.png "$(CURDIR)/.make/window.personadesk"

##@ Care

.PHONY: lint
lint: lint-page lint-go ## Both linters

.PHONY: fmt
fmt: frontend/node_modules/.installed ## Format both languages
	gofmt -w $(GO_FOLDERS)
	cd frontend && npm run --silent format

.PHONY: clean
clean: ## Remove what was built; what was downloaded stays
	rm -rf personadesk personadesk.exe .make build/bin build/windows/installer/tmp frontend/test-results
	find frontend/dist -mindepth 1 ! -name .gitkeep -delete

# Files

frontend/node_modules/.installed: frontend/package.json frontend/package-lock.json frontend/.npmrc
	@$(NEED) page
	@$(PATIENTLY) "Installing what the page is built with." bash -c 'cd frontend && npm ci --loglevel=error'
	@touch $@

frontend/dist/index.html: frontend/node_modules/.installed frontend/vite.config.ts $(PAGE_SOURCES)
	@$(PATIENTLY) "Building the page." bash -c 'cd frontend && npm run --silent build -- --logLevel warn'

$(GOLANGCI): tools/golangci.mod tools/golangci.sum
	@mkdir -p $(@D)
	@$(PATIENTLY) "Compiling the linter; once, it takes some minutes." \
	  env CGO_ENABLED=0 go build -modfile=tools/golangci.mod -o $@ github.com/golangci/golangci-lint/v2/cmd/golangci-lint
	@touch $@
