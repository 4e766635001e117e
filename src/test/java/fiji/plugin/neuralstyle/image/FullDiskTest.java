package fiji.plugin.neuralstyle.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.neuralstyle.JavaCommand;

/** A large picture that the disk has no room for: the system refuses in the middle of the file. */
class FullDiskTest {

	@TempDir
	private Path folder;

	@Test
	void theMessageNamesTheFileAndThereIsNoHalfOfIt() throws Exception {
		final Path file = folder.resolve("large.tif");

		final String message = write(file, 1000);

		assertTrue(message.startsWith("The file \"" + file + "\" cannot be written: ") && message.endsWith("that has room."),
			message);
		assertEquals(0, folder.toFile().list().length);
	}

	@Test
	void anEarlierFileOfThatNameStays() throws Exception {
		final Path file = Files.writeString(folder.resolve("large.tif"), "earlier");

		write(file, 1000);

		assertEquals("earlier", Files.readString(file));
		assertArrayEquals(new String[] { "large.tif" }, folder.toFile().list());
	}

	@Test
	void withRoomItIsWritten() throws Exception {
		final Path file = folder.resolve("large.tif");

		assertEquals("written", write(file, 20_000));

		assertEquals(1500, ImageFiles.read(file).getWidth());
	}

	/**
	 * What the process printed.
	 *
	 * @param most blocks of 512 bytes that a file may have
	 */
	private static String write(final Path file, final int most) throws IOException, InterruptedException {
		assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no shell to limit a process with");
		final List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", "ulimit -f " + most +
			" && exec \"$0\" \"$@\""));
		command.addAll(JavaCommand.of(FullDisk.class, "-Xmx128m", "-XX:-UsePerfData", "-Djava.awt.headless=true"));
		command.add(file.toString());
		final Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
		final String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
		assertEquals(0, process.waitFor(), printed);
		return printed;
	}
}
