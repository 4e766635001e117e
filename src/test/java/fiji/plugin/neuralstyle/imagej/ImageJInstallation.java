package fiji.plugin.neuralstyle.imagej;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

import fiji.plugin.neuralstyle.imagej.driver.Driver;
import fiji.plugin.neuralstyle.weights.store.NetworkFolders;
import fiji.plugin.neuralstyle.weights.store.NetworkStore;

/** A fresh plain ImageJ with the plugin's jar in its plugins folder, each run in a Java of its own with real windows. */
final class ImageJInstallation {

	private static final long PATIENCE_SECONDS = 240;

	private final Path folder;
	private final XvfbDisplay display;

	/** @param folder empty, for the installation */
	ImageJInstallation(final Path folder, final XvfbDisplay display) throws IOException {
		this.folder = folder;
		this.display = display;
		Files.createDirectories(folder.resolve("plugins"));
		try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(folder.resolve(
			"plugins/Neural_Style_Transfer.jar"))); Stream<Path> files = Files.walk(classes()))
		{
			for (final Path file : files.filter(Files::isRegularFile).sorted().toList()) {
				jar.putNextEntry(new JarEntry(classes().relativize(file).toString().replace(File.separatorChar, '/')));
				Files.copy(file, jar);
				jar.closeEntry();
			}
		}
	}

	/**
	 * Plays a scenario in a new ImageJ.
	 *
	 * @param scenario class name of a {@link fiji.plugin.neuralstyle.imagej.driver.Scenario}
	 * @param data folder that it reads from and writes to
	 * @return what it found
	 */
	Properties play(final String scenario, final Path data) throws IOException, InterruptedException {
		final ProcessBuilder builder = java(scenario, data, List.of("-Dplugins.dir=" + folder, "-cp", libraries()));
		builder.environment().put("DISPLAY", display.name());
		return run(scenario, data, builder);
	}

	/** The same without a display, where plain ImageJ has no menu and no plugins folder: all is on the class path. */
	Properties playHeadless(final String scenario, final Path data) throws IOException, InterruptedException {
		final ProcessBuilder builder = java(scenario, data, List.of("-Djava.awt.headless=true", "-cp", System.getProperty(
			"java.class.path")));
		builder.environment().remove("DISPLAY");
		return run(scenario, data, builder);
	}

	private ProcessBuilder java(final String scenario, final Path data, final List<String> options) {
		final List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java")
			.toString(), "-Xmx1g", "-Djava.util.prefs.userRoot=" + folder));
		command.addAll(options);
		command.addAll(List.of(Driver.class.getName(), scenario, data.toString()));
		final ProcessBuilder builder = new ProcessBuilder(command);
		// ImageJ keeps its preferences in the home folder; this one is thrown away.
		builder.environment().put("JAVA_TOOL_OPTIONS", "-Duser.home=" + folder + " -DDJL_CACHE_DIR=" + djlCache());
		useNetworks(data, builder.environment());
		return builder;
	}

	private static Properties run(final String scenario, final Path data, final ProcessBuilder builder) throws IOException,
		InterruptedException
	{
		final Path log = data.resolve("log.txt");
		builder.redirectErrorStream(true).redirectOutput(log.toFile());
		final Process process = builder.start();
		final boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
		final String threads = ended ? "" : threads(process);
		process.destroyForcibly();
		final Properties found = new Properties();
		final Path results = data.resolve(Driver.RESULTS);
		if (!ended || process.exitValue() != 0 || !Files.exists(results)) {
			throw new IOException("The scenario " + scenario + (ended ? " failed:\n" : " did not end:\n") + Files.readString(log) + threads);
		}
		try (InputStream in = Files.newInputStream(results)) {
			found.load(in);
		}
		return found;
	}

	/** What they wait for, as nobody who reads about it later can look. */
	private static String threads(final Process process) throws IOException, InterruptedException {
		final Process tool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jstack").toString(), String.valueOf(
			process.pid())).redirectErrorStream(true).start();
		try (InputStream in = tool.getInputStream()) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	/** None but those in the data folder, and those of the catalogue there, whatever this machine has. */
	private static void useNetworks(final Path data, final Map<String, String> environment) {
		environment.put(NetworkFolders.VARIABLE, data.resolve("networks").toString());
		environment.remove(NetworkFolders.SHARED_VARIABLE);
		final Path catalogue = data.resolve("catalogue.json");
		if (Files.exists(catalogue)) environment.put(NetworkStore.CATALOGUE_VARIABLE, catalogue.toString());
		else environment.remove(NetworkStore.CATALOGUE_VARIABLE);
	}

	private static String djlCache() {
		final String said = System.getenv("DJL_CACHE_DIR");
		return said == null ? Path.of(System.getProperty("user.home"), ".djl.ai").toString() : said;
	}

	private static Path classes() {
		return Path.of(entries().filter(entry -> entry.endsWith("classes") && !entry.endsWith("test-classes")).findFirst()
			.orElseThrow()).toAbsolutePath();
	}

	/** Everything but the plugin itself, which ImageJ shall find by itself. */
	private static String libraries() {
		return String.join(File.pathSeparator, entries().filter(entry -> !Path.of(entry).toAbsolutePath().equals(classes()))
			.toList());
	}

	private static Stream<String> entries() {
		return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator));
	}
}
