package fiji.plugin.neuralstyle.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.ImageJ;

/** The scripts that install and start, in a project that is built already, whose libraries have the real names and are empty. */
class InstallScriptTest {

	private static final long PATIENCE_SECONDS = 120;
	private static final String LIST = "neural-style-transfer.installed";
	private static final String OWN = "plugins/neural-style-transfer/";

	@TempDir
	private Path folder;

	private Path project;
	private Path target;
	private List<String> libraries;

	private record Ended(int code, String output) {}

	@BeforeEach
	void makeProject() throws IOException, URISyntaxException {
		assumeTrue(Files.isExecutable(Path.of("/bin/bash")) && Files.isExecutable(Path.of("/usr/bin/env")),
			"there is no bash to run scripts");
		project = folder.resolve("project");
		final Path built = Files.createDirectories(project.resolve("target"));
		Files.createDirectories(project.resolve("src"));
		Files.writeString(project.resolve("pom.xml"), "");
		for (final String script : List.of("build.sh", "install", "imagej")) {
			final Path copy = Files.createDirectories(project.resolve("scripts")).resolve(script);
			Files.copy(Path.of("scripts", script), copy);
			assertTrue(copy.toFile().setExecutable(true));
		}
		final Path imageJ = Path.of(ImageJ.class.getProtectionDomain().getCodeSource().getLocation().toURI());
		libraries = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator)).map(Path::of).map(
			Path::getFileName).map(Path::toString).filter(name -> name.endsWith(".jar") && !name.startsWith("ij-")).distinct()
			.toList();
		final StringBuilder classPath = new StringBuilder(imageJ.toString());
		for (final String library : libraries) {
			classPath.append(':').append(Files.writeString(Files.createDirectories(folder.resolve("libraries")).resolve(library), library));
		}
		Files.writeString(built.resolve("classpath-main.txt"), classPath);
		try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(built.resolve("neural-style-transfer-1.0.jar")))) {
			jar.putNextEntry(new JarEntry("plugins.config"));
			Files.copy(Path.of("src/main/resources/plugins.config"), jar);
			jar.closeEntry();
		}
		Files.writeString(built.resolve("scripts-built-jar"), "");
		target = Files.createDirectories(folder.resolve("my programs"));
	}

	@Test
	void anImageJGetsAllInOneFolderAndIsAsBeforeWhenItIsRemoved() throws Exception {
		Files.writeString(target.resolve("ij.jar"), "ImageJ");
		Files.writeString(Files.createDirectories(target.resolve("plugins")).resolve("Other_Plugin.jar"), "another's");
		final Map<String, String> before = content();

		assertEquals(0, install().code());

		final Map<String, String> installed = content();
		final List<String> added = installed.keySet().stream().filter(name -> !before.containsKey(name) && !name.equals(LIST) &&
			!name.endsWith("/")).toList();
		assertEquals(added, Files.readAllLines(target.resolve(LIST)).stream().sorted().toList());
		assertEquals(libraries.size() + 1, added.size());
		assertTrue(added.contains(OWN + "Neural_Style_Transfer.jar") && added.stream().allMatch(name -> name.startsWith(OWN)),
			added.toString());
		assertEquals(0, install().code());
		assertEquals(installed, content(), "installed again");

		assertEquals(0, remove().code());

		assertEquals(before, content());
	}

	@Test
	void aFijiKeepsItsOwnLibrariesAndIsAsBeforeWhenItIsRemoved() throws Exception {
		final Path jars = Files.createDirectories(target.resolve("jars"));
		Files.createDirectories(target.resolve("plugins"));
		for (final String own : List.of("imagej-legacy-2.0.0.jar", "scijava-common-2.1.jar", "api-0.14.0.jar")) {
			Files.writeString(jars.resolve(own), "Fiji's");
		}
		final Map<String, String> before = content();

		final Ended ended = install();

		assertEquals(0, ended.code(), ended.output());
		assertTrue(ended.output().contains("Fiji has scijava-common already"), ended.output());
		final Map<String, String> installed = content();
		assertTrue(installed.entrySet().containsAll(before.entrySet()), "Fiji's own");
		assertTrue(installed.containsKey("plugins/neural-style-transfer-1.0.jar"), installed.keySet().toString());
		assertTrue(installed.keySet().stream().anyMatch(name -> name.matches("jars/djl-api-[0-9.]+\\.jar")), installed.keySet()
			.toString());
		assertEquals(1, installed.keySet().stream().filter(name -> name.startsWith("jars/scijava-common-")).count());
		assertFalse(installed.keySet().stream().anyMatch(name -> name.startsWith("jars/ij-")), "Fiji has ImageJ");

		assertEquals(0, remove().code());

		assertEquals(before, content());
	}

	@Test
	void aFolderThatIsNeitherOrHasNothingInstalledIsLeftAsItIs() throws Exception {
		Files.writeString(target.resolve("letter.txt"), "mine");
		final Map<String, String> before = content();

		final Ended installed = install();
		final Ended removed = remove();

		assertEquals(1, installed.code());
		assertTrue(installed.output().contains("neither an ImageJ folder"), installed.output());
		assertEquals(1, removed.code());
		assertTrue(removed.output().contains("was not installed in"), removed.output());
		assertEquals(before, content());
	}

	@Test
	void imagejStartsOneThatHasTheMenuAndPlaysAMacro() throws Exception {
		assumeTrue(XvfbDisplay.isThere(), "Xvfb is not installed, so there are no windows to test");
		final Path macro = Files.writeString(folder.resolve("menu.ijm"), """
			List.setCommands;
			File.saveString(getDirectory("imagej") + "\\n" + List.get("Style Folder..."), "%s");
			""".formatted(folder.resolve("menu.txt")));

		try (XvfbDisplay display = XvfbDisplay.start()) {
			final ProcessBuilder builder = script("imagej", "-batch", macro.toString());
			builder.environment().put("DISPLAY", display.name());
			final Ended ended = run(builder);

			assertEquals(0, ended.code(), ended.output());
		}
		final List<String> found = Files.readAllLines(folder.resolve("menu.txt"));
		assertEquals(project.resolve("target/imagej").toRealPath(), Path.of(found.get(0)).toRealPath());
		assertTrue(found.get(1).contains("StyleFolderCommand"), found.get(1));
	}

	private Ended install() throws IOException, InterruptedException {
		return run(script("install", target.toString()));
	}

	private Ended remove() throws IOException, InterruptedException {
		return run(script("install", "--remove", target.toString()));
	}

	private ProcessBuilder script(final String name, final String... arguments) {
		final ProcessBuilder builder = new ProcessBuilder(Stream.concat(Stream.of(project.resolve("scripts").resolve(name)
			.toString()), Arrays.stream(arguments)).toList());
		builder.environment().put("JAVA_TOOL_OPTIONS", "-Duser.home=" + folder + " -Djava.util.prefs.userRoot=" + folder);
		builder.environment().merge("PATH", Path.of(System.getProperty("java.home"), "bin").toString(), (path, java) -> java +
			File.pathSeparator + path);
		return builder;
	}

	private Ended run(final ProcessBuilder builder) throws IOException, InterruptedException {
		final Path log = folder.resolve("log.txt");
		final Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
		final boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
		process.destroyForcibly();
		assertTrue(ended, "did not end: " + Files.readString(log));
		return new Ended(process.exitValue(), Files.readString(log));
	}

	/** All files with what is in them, and all folders. */
	private Map<String, String> content() throws IOException {
		final Map<String, String> content = new TreeMap<>();
		try (Stream<Path> files = Files.walk(target)) {
			for (final Path file : files.toList()) {
				final String name = target.relativize(file).toString();
				if (Files.isDirectory(file)) content.put(name + "/", "");
				else content.put(name, Arrays.toString(Files.readAllBytes(file)));
			}
		}
		return content;
	}
}
