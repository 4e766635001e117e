package fiji.plugin.neuralstyle.weights.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.neuralstyle.JavaCommand;
import fiji.plugin.neuralstyle.weights.download.DownloadListener;
import fiji.plugin.neuralstyle.weights.download.Watcher;

@Timeout(60)
class InstallLockTest {

	@TempDir
	private Path folder;

	/** Prints whether another program has a folder's lock. */
	static final class OtherProgram {

		private OtherProgram() {}

		public static void main(final String[] arguments) throws IOException {
			System.out.println(InstallLock.attempt(Path.of(arguments[0])).isPresent());
		}
	}

	private boolean isFreeForOthers() throws IOException {
		final List<String> command = JavaCommand.of(OtherProgram.class);
		command.add(folder.toString());
		final Process program = new ProcessBuilder(command).redirectErrorStream(true).start();
		final String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
		assertTrue(List.of("true", "false").contains(said), said);
		return Boolean.parseBoolean(said);
	}

	@Test
	void aThreadThatStopsWaitingDoesNotTakeTheLockFromTheOneThatHasIt() throws IOException {
		try (InstallLock lock = InstallLock.take(folder, DownloadListener.NONE)) {
			final Watcher impatient = new Watcher(now -> !now.messages().isEmpty());
			assertThrows(CancellationException.class, () -> InstallLock.take(folder, impatient));
			assertEquals(List.of("Another program is installing a network in \"" + folder + "\"; waiting for it."), impatient
				.messages());
			assertTrue(!isFreeForOthers());
		}
		assertTrue(isFreeForOthers());
		InstallLock.take(folder, DownloadListener.NONE).close();
	}

	@Test
	void theSameFolderByAnotherPathIsTheSame() throws IOException {
		final Path link = Files.createSymbolicLink(folder.resolve("link"), folder);
		try (InstallLock lock = InstallLock.take(folder, DownloadListener.NONE)) {
			assertTrue(InstallLock.attempt(link).isEmpty());
		}
	}

	@Test
	void anInterruptedThreadStopsWaiting() throws IOException {
		try (InstallLock lock = InstallLock.take(folder, DownloadListener.NONE)) {
			Thread.currentThread().interrupt();
			assertThrows(CancellationException.class, () -> InstallLock.take(folder, DownloadListener.NONE));
			assertTrue(Thread.interrupted());
		}
	}

	@Test
	void aFolderThatCannotBeLockedSaysSoEachTime() throws IOException {
		Files.createDirectory(folder.resolve(InstallLock.NAME));
		for (int i = 0; i < 2; i++) {
			final String message = assertThrows(IOException.class, () -> InstallLock.take(folder, DownloadListener.NONE))
				.getMessage();
			assertTrue(message.startsWith("The folder for networks \"" + folder + "\" cannot be locked"), message);
		}
	}
}
