# Bare `make` lists the targets.
.DEFAULT_GOAL := help
.PHONY: help run test fmt check e2e bench chaos golden dist deb

help: ## this list
	@awk -F ':.*## ' '/^[a-z0-9]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## build what is missing, start the server and the examples, print how to sign in
	@tools/run

test: ## all tests, from unit to browser; installs what they need
	@tools/test

fmt: ## format the Java sources
	@tools/mvn25 -B -q spotless:apply

check: ## formatting, compiler checks and links of the documents, without tests
	@node tools/links.mjs
	@tools/mvn25 -B -q spotless:check test-compile

e2e: ## third-party SDKs and a real browser against a running server
	@tools/test-packages
	@e2e/run

bench: ## throughput beside what the machine could do at best
	@bench/run

chaos: ## kills, races and rotations in earnest, with checkers; takes hours
	@bench/chaos

golden: ## write the golden files anew from what the server does now
	@tools/mvn25 -B -q -pl server test -Dtest='*GoldenTest,TenantSettingsApiTest,DiscoveryTest,LogCodesTest,AccessTokenTest' -Dgolden.update=true

dist: ## the server's jar and a start script, in dist/
	@tools/dist

deb: ## a Debian package with a systemd unit, in dist/
	@tools/deb
