# Sourced by the other scripts: builds what is missing or older than the sources, and sets CLASSPATH.
# Needs a JDK 17 or later and Maven; fetches libraries from the package registry on first use.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
stamp="$root/target/scripts-built"

# build_if_needed [main|test|jar]: "test" compiles the tests as well, which hold the benchmark; "jar" makes the plugin's jar.
build_if_needed() {
	local goal=${1:-main}
	local mark="$stamp-$goal"
	local libraries=main
	if [ "$goal" = test ]; then libraries=test; fi
	if [ ! -f "$mark" ] || [ -n "$(find "$root/src" "$root/pom.xml" -newer "$mark" -print -quit)" ]; then
		echo "Building (the first time fetches about 200 MB of libraries) ..." >&2
		local phase=process-classes scope=runtime
		if [ "$goal" = test ]; then phase=process-test-classes scope=test; fi
		if [ "$goal" = jar ]; then phase=package; fi
		mkdir -p "$root/target"
		mvn -q -B -f "$root/pom.xml" -Dmaven.test.skip=$([ "$goal" = test ] && echo false || echo true) -DskipTests "$phase" \
			dependency:build-classpath -DincludeScope="$scope" -Dmdep.outputFile="$root/target/classpath-$libraries.txt" >&2
		touch "$mark"
	fi
	CLASSPATH="$root/target/classes:$(cat "$root/target/classpath-$libraries.txt")"
	if [ "$goal" = test ]; then CLASSPATH="$root/target/test-classes:$CLASSPATH"; fi
	export CLASSPATH
}
