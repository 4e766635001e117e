package fiji.plugin.neuralstyle.cluster;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import fiji.plugin.neuralstyle.Samples;
import fiji.plugin.neuralstyle.image.ImageFiles;
import ij.ImagePlus;

/**
 * A folder with all that a run has on a cluster: the scripts beside a program that they start, which is this test's
 * class path; contents, a style, a network; a manifest of small rows.
 *
 * @param folder with everything in it
 */
record ClusterSite(Path folder) {

	private static final long PATIENCE_SECONDS = 200;
	private static final int SIZE = 48;

	/** What came of a script: its exit code, and all it printed. */
	record Ended(int code, String output) {}

	/** The scripts and the network alone. */
	static ClusterSite bare(final Path folder) throws IOException {
		final ClusterSite site = new ClusterSite(Files.createDirectories(folder).toRealPath());
		site.makeTools();
		Samples.network(site.folder);
		return site;
	}

	/** @param iterations of a row: some thousand take a second */
	static ClusterSite in(final Path folder, final int rows, final int iterations) throws IOException {
		final ClusterSite site = bare(folder);
		ImageFiles.write(Samples.style(SIZE, SIZE), site.folder.resolve("style.png"));
		final StringBuilder text = new StringBuilder("#settings,--network " + site.folder.resolve("tiny.safetensors") +
			" --precision float32 --levels 2 --iterations " + iterations + "\nid,content,style,output,styleWeight\n");
		for (int i = 1; i <= rows; i++) {
			final ImagePlus content = Samples.content(SIZE + i % 5, SIZE);
			ImageFiles.write(content, site.folder.resolve("c" + i % 5 + ".png"));
			text.append("row-" + i + ",c" + i % 5 + ".png,style.png,out/" + i + ".png," + (50 + i) + "\n");
		}
		Files.writeString(site.manifest(), text);
		return site;
	}

	/** The same files in another folder, for a run that nothing disturbs; results have the network's path in them. */
	ClusterSite copy(final Path other) throws IOException {
		final ClusterSite site = new ClusterSite(Files.createDirectories(other).toRealPath());
		try (Stream<Path> files = Files.walk(folder)) {
			for (final Path file : files.filter(Files::isRegularFile).map(folder::relativize).filter(ClusterSite::isInput)
				.toList())
			{
				final Path copy = site.folder.resolve(file);
				Files.createDirectories(copy.getParent());
				Files.copy(folder.resolve(file), copy);
			}
		}
		site.makeTools();
		return site;
	}

	private static boolean isInput(final Path file) {
		return !List.of("tools", "out", "jobs.run").contains(file.getName(0).toString());
	}

	Path manifest() {
		return folder.resolve("jobs.csv");
	}

	Path run() {
		return folder.resolve("jobs.run");
	}

	/** Changes a row's line. */
	void edit(final String line, final String changed) throws IOException {
		final String text = Files.readString(manifest());
		assertTrue(text.contains(line), line);
		Files.writeString(manifest(), text.replace(line, changed));
	}

	/** Starts {@code scripts/cluster/NAME MANIFEST ...}; what it prints is added to a file. */
	Process start(final Map<String, String> environment, final String script, final String... arguments) throws IOException {
		final List<String> command = new ArrayList<>(List.of(folder.resolve("tools/cluster/" + script).toString(), manifest()
			.toString()));
		command.addAll(List.of(arguments));
		final ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(
			ProcessBuilder.Redirect.appendTo(log().toFile()));
		builder.environment().putAll(environment);
		return builder.start();
	}

	Ended run(final Map<String, String> environment, final String script, final String... arguments) throws IOException,
		InterruptedException
	{
		Files.deleteIfExists(log());
		final Process process = start(environment, script, arguments);
		final boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
		if (!ended) workers().forEach(ProcessHandle::destroyForcibly);
		final String said = Files.readString(log());
		assertTrue(ended, "it did not end:\n" + said);
		return new Ended(process.exitValue(), said);
	}

	/** The processes that work on this manifest now. */
	List<ProcessHandle> workers() {
		try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
			return all.filter(process -> process.info().arguments().map(List::of).map(words -> words.contains("work") && words
				.contains(manifest().toString())).orElse(false)).toList();
		}
	}

	/** What results there are, by name; anything left half done shows as well, hidden ones' names beginning with a dot. */
	Map<String, byte[]> results() throws IOException {
		try (Stream<Path> files = Files.list(folder.resolve("out"))) {
			return files.collect(Collectors.toMap(file -> file.getFileName().toString(), ClusterSite::bytes));
		}
	}

	/** What scripts have printed since the last {@link #run} began. */
	String said() throws IOException {
		return Files.exists(log()) ? Files.readString(log()) : "";
	}

	private Path log() {
		return folder.resolve("log.txt");
	}

	private void makeTools() throws IOException {
		final Path tools = Files.createDirectories(folder.resolve("tools/cluster"));
		for (final String name : List.of("plan", "work", "submit", "report", "local")) {
			final Path copy = Files.copy(Path.of("scripts/cluster", name), tools.resolve(name));
			assertTrue(copy.toFile().setExecutable(true));
		}
		final Path arguments = folder.resolve("tools/java-arguments");
		Files.write(arguments, Stream.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dai.djl.offline=true",
			"-cp", System.getProperty("java.class.path")).map(option -> '"' + option + '"').toList(), StandardCharsets.UTF_8);
		final Path launcher = folder.resolve("tools/stylize");
		final Path java = Path.of(System.getProperty("java.home"), "bin", "java");
		Files.writeString(launcher, "#!/bin/sh\nexport OMP_NUM_THREADS=1 OMP_WAIT_POLICY=PASSIVE\nexec '" + java + "' '@" +
			arguments + "' fiji.plugin.neuralstyle.cli.Main \"$@\"\n");
		assertTrue(launcher.toFile().setExecutable(true));
	}

	private static byte[] bytes(final Path file) {
		try {
			return Files.readAllBytes(file);
		}
		catch (IOException e) {
			throw new AssertionError(e);
		}
	}
}
