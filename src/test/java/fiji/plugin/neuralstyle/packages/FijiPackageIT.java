package fiji.plugin.neuralstyle.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.util.FileUtils;

import fiji.plugin.neuralstyle.updatesite.FijiLibraries;

/** The package for Fiji, unpacked in a folder that has Fiji's versions of the libraries it shares with the plugin. */
class FijiPackageIT {

	/** Class files of Java 17. */
	private static final int JAVA_17 = 61;

	@TempDir
	private Path fiji;

	private FijiLibraries known;

	@BeforeEach
	void unpack() throws IOException {
		known = FijiLibraries.read(Path.of("update-site/fiji-libraries.txt"));
		Files.createDirectories(fiji.resolve("jars"));
		for (final String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
			final Path jar = Path.of(entry);
			if (known.provided().contains(name(jar))) Files.copy(jar, fiji.resolve("jars").resolve(jar.getFileName()));
		}
		Package.fiji().unpack(fiji);
	}

	@Test
	void filesLieWhereFijiAndItsUpdaterLookForThem() throws IOException {
		final Set<String> folders = new HashSet<>();
		for (final Path file : files()) {
			folders.add(fiji.relativize(file.getParent()).toString().replace(File.separatorChar, '/'));
		}
		assertEquals(Set.of("jars", "plugins", "licenses/neural-style-transfer"), folders);
		assertEquals(List.of("neural-style-transfer"), jars("plugins").stream().map(FijiPackageIT::name).toList());
	}

	/** SciJava Ops looks for it at the root of each jar. */
	@Test
	void thePluginsJarListsItsOps() throws IOException {
		try (JarFile jar = new JarFile(jars("plugins").get(0).toFile())) {
			final JarEntry entry = jar.getJarEntry("ops.yaml");
			assertNotNull(entry, "no ops.yaml in " + jar.getName());
			final String yaml = new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
			for (final String op : List.of("style.transfer", "style.features", "style.gram", "style.similarity")) {
				assertTrue(yaml.contains(op), op + " in " + yaml);
			}
		}
	}

	@Test
	void noLibraryIsThereTwiceNorHasANameThatFijiUsesOtherwise() throws IOException {
		final Set<String> names = new HashSet<>();
		for (final Path jar : jars("jars")) {
			assertTrue(names.add(name(jar)), jar + " is there in two versions");
			assertFalse(known.taken().contains(name(jar)), jar + " would replace a library of Fiji");
		}
		assertTrue(names.containsAll(known.provided()), "The test lacks some of Fiji's libraries: " + names);
	}

	@Test
	void noClassIsInTwoJars() throws IOException {
		final Map<String, Path> places = new HashMap<>();
		for (final Path jar : allJars()) {
			for (final String name : classes(jar)) {
				final Path other = places.put(name, jar);
				assertTrue(other == null, name + " is in " + jar + " and " + other);
			}
		}
		assertTrue(places.containsKey("ai/djl/engine/Engine.class"));
		assertTrue(places.containsKey("fiji/plugin/neuralstyle/command/StyleTransferCommand.class"));
	}

	@Test
	void allClassesRunInJava17() throws IOException {
		for (final Path jar : allJars()) {
			try (JarFile opened = new JarFile(jar.toFile())) {
				for (final String name : classes(jar)) {
					try (DataInputStream in = new DataInputStream(opened.getInputStream(opened.getEntry(name)))) {
						in.readInt();
						in.readUnsignedShort();
						final int version = in.readUnsignedShort();
						assertTrue(version <= JAVA_17, name + " of " + jar + " has version " + version);
					}
				}
			}
		}
	}

	@Test
	void everyLibraryOfOursIsInTheListOfLicences() throws IOException {
		final String licences = Files.readString(fiji.resolve("licenses/neural-style-transfer/THIRD-PARTY.txt"));
		for (final Path jar : jars("jars")) {
			final String name = name(jar).replaceFirst("^djl-", "").replaceFirst("^(pytorch-native-cpu)-.*", "$1");
			if (!name.equals("ij")) assertTrue(licences.contains(name), name);
		}
	}

	/** As Fiji's updater sees it. */
	private static String name(final Path jar) {
		return FileUtils.stripFilenameVersion(jar.getFileName().toString()).replaceFirst("\\.jar$", "");
	}

	private static List<String> classes(final Path jar) throws IOException {
		try (JarFile opened = new JarFile(jar.toFile())) {
			return opened.stream().map(JarEntry::getName).filter(name -> name.endsWith(".class") && !name.startsWith(
				"META-INF/") && !name.endsWith("module-info.class") && !name.endsWith("package-info.class")).toList();
		}
	}

	private List<Path> allJars() throws IOException {
		return Stream.of(jars("jars"), jars("plugins")).flatMap(List::stream).toList();
	}

	private List<Path> jars(final String folder) throws IOException {
		try (Stream<Path> list = Files.list(fiji.resolve(folder))) {
			return list.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
		}
	}

	private List<Path> files() throws IOException {
		try (Stream<Path> all = Files.walk(fiji)) {
			return all.filter(Files::isRegularFile).toList();
		}
	}
}
