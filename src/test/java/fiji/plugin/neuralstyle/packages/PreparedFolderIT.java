package fiji.plugin.neuralstyle.packages;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.neuralstyle.Samples;
import fiji.plugin.neuralstyle.cli.Main;
import ij.ImageJ;

/** The folder that {@code scripts/cluster/prepare} makes, on a node without network, home, or permission to write. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "clusters are Linux's")
class PreparedFolderIT {

	private static final long PATIENCE_SECONDS = 240;
	/** A user that nobody is, so that its files can be told from all others. */
	private static final String USER = "61234";

	@TempDir
	private static Path folder;

	private static Path scripts;
	private static Path network;
	private static Path prepared;

	@BeforeAll
	static void prepare() throws Exception {
		Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
		scripts = sources(folder.resolve("sources"));
		network = Samples.network(folder);
		prepared = folder.resolve("prepared");
		final Ended ended = prepare(prepared, network.toString());
		assertEquals(0, ended.code(), ended.said());
	}

	@Test
	void anOrdinaryUserPaintsWithItAndWritesNothingElse() throws Exception {
		final Path data = Files.createDirectory(folder.resolve("data"));
		final Path content = Samples.file(Samples.content(48, 40), data);
		final Path style = Samples.file(Samples.style(40, 40), data);
		final Path output = writable("results");
		final Path temporary = writable("tmp");
		ended(List.of("chmod", "-R", "a-w", prepared.toString()));
		final Map<String, String> before = files(prepared);

		final List<String> flags = List.of("--content", content.toString(), "--style", style.toString(), "--network", "tiny",
			"--precision", "float32", "--threads", "1", "--iterations", "20", "--output");
		final List<String> command = new ArrayList<>(asAnotherUser());
		command.addAll(List.of("env", "-i", "PATH=" + Path.of(System.getProperty("java.home"), "bin") + ":/usr/bin:/bin",
			"HOME=/nonexistent", "TMPDIR=" + temporary, "OMP_NUM_THREADS=1", prepared.resolve("stylize").toString()));
		command.addAll(flags);
		command.add(output.resolve("painted.png").toString());
		final Ended ended = ended(command);
		final Path usual = folder.resolve("usual.png");
		final Ended here = ended(usual(flags, usual));

		assertEquals(0, ended.code(), ended.said());
		assertEquals(0, here.code(), here.said());
		assertArrayEquals(Files.readAllBytes(usual), Files.readAllBytes(output.resolve("painted.png")));
		assertEquals(before, files(prepared));
		assertEquals(List.of("painted.png"), names(output));
		if (isRoot()) assertEquals("", ended(List.of("find", "/tmp", "/var/tmp", "/dev/shm", "-uid", USER, "-not", "-path",
			output + "/*", "-not", "-path", temporary + "*", "-not", "-path", output.toString())).said());
	}

	@Test
	void itHasTheScriptsAndADefinitionForApptainer() throws IOException {
		for (final String name : List.of("plan", "submit", "work", "local", "report", "throughput")) {
			assertTrue(Files.isExecutable(prepared.resolve("cluster").resolve(name)), name);
		}
		assertEquals(10, Files.readAllLines(prepared.resolve("README.txt")).size());
		final String definition = Files.readString(prepared.resolve("neural-style.def"));
		for (final String name : definition.lines().dropWhile(line -> !line.equals("%files")).skip(1).takeWhile(
			line -> !line.isBlank()).map(line -> line.strip().split(" ")[0]).toList())
		{
			assertTrue(Files.exists(prepared.resolve(name)), name);
		}
	}

	@Test
	void whatItCannotMakeItSaysAndLeavesNothing() throws Exception {
		final Ended again = prepare(prepared);
		assertEquals(1, again.code());
		assertTrue(again.said().contains("is there already"), again.said());

		final Path other = folder.resolve("other");
		final Ended unknown = prepare(other, "no-such-network");
		assertEquals(1, unknown.code(), unknown.said());
		assertTrue(unknown.said().contains("no-such-network"), unknown.said());
		assertFalse(Files.exists(other));
		assertFalse(Files.exists(folder.resolve("other.part")));
		assertEquals(2, ended(List.of("bash", scripts.resolve("cluster/prepare").toString())).code());
	}

	/** The scripts beside a build's results, which are the package's. */
	private static Path sources(final Path root) throws IOException, URISyntaxException {
		final Path unpacked = Files.createDirectories(root.resolve("unpacked"));
		Package.imageJ().unpack(unpacked);
		final Path target = Files.createDirectories(root.resolve("target"));
		final Path jars = unpacked.resolve("plugins/neural-style-transfer");
		Files.move(jars.resolve("Neural_Style_Transfer.jar"), target.resolve("neural-style-transfer-1.jar"));
		final Path ij = Path.of(ImageJ.class.getProtectionDomain().getCodeSource().getLocation().toURI());
		try (Stream<Path> all = Files.list(jars)) {
			Files.writeString(target.resolve("classpath-main.txt"), Stream.concat(Stream.of(ij), all.filter(file -> file.toString()
				.endsWith(".jar"))).map(Path::toString).collect(Collectors.joining(":")));
		}
		final Path copies = Files.createDirectories(root.resolve("scripts"));
		try (Stream<Path> all = Files.walk(Path.of("scripts/cluster"))) {
			for (final Path file : all.toList()) {
				Files.copy(file, copies.resolve(Path.of("scripts").relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
			}
		}
		Files.writeString(copies.resolve("build.sh"), "root='" + root + "'\nbuild_if_needed() { :; }\n");
		Files.createDirectories(root.resolve("src/assembly"));
		Files.copy(Path.of("src/assembly/THIRD-PARTY.txt"), root.resolve("src/assembly/THIRD-PARTY.txt"));
		Files.copy(Path.of("LICENSE"), root.resolve("LICENSE"));
		return copies;
	}

	private static Ended prepare(final Path place, final String... networks) throws IOException, InterruptedException {
		final List<String> command = new ArrayList<>(List.of("bash", scripts.resolve("cluster/prepare").toString(), place
			.toString()));
		command.addAll(List.of(networks));
		return ended(command);
	}

	/** Without a network, where that can be; as root, as somebody who has no name. */
	private static List<String> asAnotherUser() throws IOException, InterruptedException {
		final List<String> command = new ArrayList<>();
		if (isRoot() && ended(List.of("unshare", "-n", "true")).code() == 0) command.addAll(List.of("unshare", "-n"));
		if (isRoot()) command.addAll(List.of("setpriv", "--reuid=" + USER, "--regid=" + USER, "--clear-groups"));
		return command;
	}

	private static List<String> usual(final List<String> flags, final Path output) {
		final List<String> command = new ArrayList<>(List.of("env", "OMP_NUM_THREADS=1", "NEURAL_STYLE_NETWORKS=" + network
			.getParent(), Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", System.getProperty(
				"java.class.path"), Main.class.getName()));
		command.addAll(flags);
		command.add(output.toString());
		return command;
	}

	private static boolean isRoot() {
		return System.getProperty("user.name").equals("root");
	}

	private static Path writable(final String name) throws IOException {
		final Path made = Files.createDirectory(folder.resolve(name));
		Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwxrwxrwx"));
		return made;
	}

	/** Sizes and times by name. */
	private static Map<String, String> files(final Path place) throws IOException {
		final Map<String, String> all = new TreeMap<>();
		try (Stream<Path> files = Files.walk(place)) {
			for (final Path file : files.toList()) {
				all.put(file.toString(), Files.size(file) + " " + Files.getLastModifiedTime(file));
			}
		}
		return all;
	}

	private static List<String> names(final Path place) throws IOException {
		try (Stream<Path> files = Files.list(place)) {
			return files.map(file -> file.getFileName().toString()).toList();
		}
	}

	/** What came of a command. */
	private record Ended(int code, String said) {}

	private static Ended ended(final List<String> command) throws IOException, InterruptedException {
		final Path log = Files.createTempFile(folder, "log", ".txt");
		final Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
		final boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
		process.destroyForcibly();
		final String said = Files.readString(log, StandardCharsets.UTF_8);
		assertTrue(ended, "it did not end:\n" + said);
		return new Ended(process.exitValue(), said);
	}
}
