# make run    builds everything and serves the calculator on a local address
# make dist   builds the folder that any web server can serve from any path, and looks at it
# make test   sets up what the tests need and runs every test
# make quick  runs what finds most faults in a minute or so, between two edits
# make bench  prints sizes and speeds, as ratios to something else in the same run
# make fuzz   runs every fuzz target for a minute; FUZZ=10s for less
# make edge   builds the API and the site for Cloudflare Workers into build/edge
# make sbom   writes what is inside of what is built into build/sbom.json
# make client builds the npm package of the client into build/client
# make release writes what is published into build/release, with checksums; the same sources give the same bytes

# The browsers that the ways through the site are tested in. The other tests need Chromium.
BROWSERS ?= chromium firefox webkit
export BROWSERS

.PHONY: run site dist edge client sbom release test test-built test-go test-site quick setup bench fuzz clean

run:
	go run ./tools/site -serve

site:
	go run ./tools/site -pack

dist: site
	go run ./tools/site -verify

edge: site
	go run ./tools/edge/build

client:
	go run ./tools/client

release: dist client
	go run ./tools/release

sbom:
	mkdir -p build
	go run ./tools/sbom > build/sbom.json

# Each stage of the tests says how long it took. Go and the browsers run side by side: the
# browsers often wait for each other.
stage = @began=$$(date +%s); echo "== $(1)"; { $(2); } && echo "== $(1): $$(($$(date +%s) - began)) s"

test: setup
	@$(MAKE) --no-print-directory test-built
	@$(MAKE) --no-print-directory -j2 test-go test-site

test-built:
	$(call stage,format and vet,test -z "$$(gofmt -l calc wasm tools | tee /dev/stderr)" && go vet ./...)
	$(call stage,site and client are built,go build -o build/site ./tools/site && build/site -pack && build/site -verify && go run ./tools/client)

test-go:
	$(call stage,Go with both engines and workerd,ENGINE_WASM=$(CURDIR)/build/engine.wasm WITH_WORKERD=1 go test ./...)

test-site:
	$(call stage,types,cd site && npm run --silent types)
	$(call stage,client,cd wasm/client && npm test --silent)
	$(call stage,the site in browsers,cd site && SECTION321_SITE_BINARY=$(CURDIR)/build/site SECTION321_DIST=$(CURDIR)/dist npm test --silent)

quick: BROWSERS = chromium
quick: setup
	$(call stage,format and vet,test -z "$$(gofmt -l calc wasm tools | tee /dev/stderr)" && go vet ./...)
	$(call stage,Go without the engines,go test ./...)
	$(call stage,types,cd site && npm run --silent types)
	$(call stage,one way through the page,cd site && TESTS_NAMED="^duty: " node test/run.mjs ways.test.mjs)

# What the tests need beside Go and Node: the packages of site/package.json and, for
# workerd, of wasm/edge/package.json, none of which runs an install script, and the
# browsers: a command each, with the Debian package that brings it where it is missing.
NEEDS = $${CHROMIUM:-chromium}:chromium
ifneq (,$(filter firefox,$(BROWSERS)))
NEEDS += $${FIREFOX:-firefox-esr}:firefox-esr
endif
ifneq (,$(filter webkit,$(BROWSERS)))
NEEDS += WebKitWebDriver:webkit2gtk-driver Xvfb:xvfb
endif
setup: site/node_modules/.package-lock.json wasm/edge/node_modules/.installed
	@missing=; for need in $(NEEDS); do \
	  command -v $${need%:*} >/dev/null || missing="$$missing $${need##*:}"; \
	done; test -z "$$missing" || (apt-get update -qq && apt-get install -y -qq --no-install-recommends $$missing)

site/node_modules/.package-lock.json: site/package-lock.json
	cd site && npm ci --silent --ignore-scripts
	touch $@

# Without a lock file: one would have to name the packages of every platform, which not
# every registry has. The version is exact and has one dependency, its own program.
wasm/edge/node_modules/.installed: wasm/edge/package.json
	cd wasm/edge && npm install --no-package-lock --no-audit --no-fund --silent --ignore-scripts
	touch $@

# Apart from the tests' packages: it brings a hundred others, and one of them without a version.
site/bench/lighthouse/node_modules/.installed: site/bench/lighthouse/package.json
	cd site/bench/lighthouse && npm install --no-package-lock --no-audit --no-fund --silent --ignore-scripts
	touch $@

bench: setup site site/bench/lighthouse/node_modules/.installed
	go build -o build/site ./tools/site
	go run ./tools/bench
	go run ./tools/words -bench
	go run ./tools/edge/load -soak $(or $(SOAK),20s)
	cd site && npm run --silent bench

fuzz:
	go run ./tools/fuzz -for $(or $(FUZZ),60s)

clean:
	rm -rf build dist site/node_modules site/bench/lighthouse/node_modules wasm/edge/node_modules
