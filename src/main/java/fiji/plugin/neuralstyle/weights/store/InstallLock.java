package fiji.plugin.neuralstyle.weights.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CancellationException;

import fiji.plugin.neuralstyle.weights.download.DownloadListener;

/**
 * Keeps two programs from installing into one folder at the same time. The lock file stays: deleting it
 * would leave one program locking a file that another no longer sees.
 */
final class InstallLock implements Closeable {

	static final String NAME = ".lock";

	private static final long MILLIS_BETWEEN = 100;

	private final FileChannel channel;

	private InstallLock(final FileChannel channel) {
		this.channel = channel;
	}

	/**
	 * Waits for the lock.
	 *
	 * @throws CancellationException if the listener cancels
	 * @throws IOException if the folder's file system has no locks
	 */
	static InstallLock take(final Path folder, final DownloadListener listener) throws IOException {
		final FileChannel channel = FileChannel.open(folder.resolve(NAME), StandardOpenOption.CREATE,
			StandardOpenOption.WRITE);
		try {
			boolean told = false;
			while (!isLocked(channel)) {
				if (!told) listener.message("Another program is installing a network in \"" + folder + "\"; waiting for it.");
				told = true;
				if (listener.isCancelled()) throw new CancellationException("Installing was cancelled.");
				Thread.sleep(MILLIS_BETWEEN);
			}
			return new InstallLock(channel);
		}
		catch (InterruptedException e) {
			channel.close();
			Thread.currentThread().interrupt();
			throw (CancellationException) new CancellationException("Installing was cancelled.").initCause(e);
		}
		catch (IOException | RuntimeException e) {
			channel.close();
			throw e;
		}
	}

	private static boolean isLocked(final FileChannel channel) throws IOException {
		try {
			final FileLock lock = channel.tryLock();
			return lock != null;
		}
		catch (OverlappingFileLockException e) {
			// Another thread of this program has it.
			return false;
		}
	}

	/** Gives the lock back. */
	@Override
	public void close() throws IOException {
		channel.close();
	}
}
