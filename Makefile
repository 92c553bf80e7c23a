# make run    builds everything and serves the calculator on a local address
# make test   sets up what the tests need and runs every test
# make bench  prints sizes and speeds, as ratios to something else in the same run
# make fuzz   attacks the door and the law with random requests, a minute each

.PHONY: run site test setup bench fuzz clean

run:
	go run ./tools/site -serve

site:
	go run ./tools/site

test: setup site
	test -z "$$(gofmt -l calc wasm tools)"
	go vet ./...
	ENGINE_WASM=$(CURDIR)/build/engine.wasm go test ./...
	cd site && npm run --silent types
	go build -o build/site ./tools/site
	cd site && SECTION321_SITE_BINARY=$(CURDIR)/build/site npm test --silent

# What the tests need beside Go and Node: the packages of site/package.json, none of
# which runs an install script, and a Chromium.
setup: site/node_modules/.package-lock.json
	@command -v $${CHROMIUM:-chromium} >/dev/null || (apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium)

site/node_modules/.package-lock.json: site/package-lock.json
	cd site && npm ci --silent --ignore-scripts
	touch $@

bench: setup site
	go run ./tools/bench
	cd site && npm run --silent bench

fuzz:
	go test -fuzz=FuzzCheck -fuzztime=60s ./calc/wire
	go test -fuzz=FuzzLaw -fuzztime=60s ./calc/wire

clean:
	rm -rf build dist site/node_modules
