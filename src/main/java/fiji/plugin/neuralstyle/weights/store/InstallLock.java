package fiji.plugin.neuralstyle.weights.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;

import fiji.plugin.neuralstyle.weights.download.DownloadListener;

/**
 * Keeps two programs, and two threads, from changing one folder at the same time. The lock file stays:
 * deleting it would leave one program locking a file that another no longer sees.
 */
final class InstallLock implements Closeable {

	static final String NAME = ".lock";

	private static final long MILLIS_BETWEEN = 100;

	/**
	 * Folders that this process has locked. As static as the locks, which are the process's: on some systems
	 * a thread that merely closes the lock file takes the lock from the thread that has it.
	 */
	private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

	private final Path folder;
	private final FileChannel channel;

	private InstallLock(final Path folder, final FileChannel channel) {
		this.folder = folder;
		this.channel = channel;
	}

	/**
	 * Waits for the lock.
	 *
	 * @param folder that exists
	 * @throws CancellationException if the listener cancels
	 * @throws IOException if the folder's file system has no locks
	 */
	static InstallLock take(final Path folder, final DownloadListener listener) throws IOException {
		Optional<InstallLock> lock = attempt(folder);
		if (lock.isEmpty()) {
			listener.message("Another program is installing a network in \"" + folder + "\"; waiting for it.");
		}
		while (lock.isEmpty()) {
			if (listener.isCancelled()) throw cancelled();
			try {
				Thread.sleep(MILLIS_BETWEEN);
			}
			catch (InterruptedException e) {
				Thread.currentThread().interrupt();
				throw cancelled();
			}
			lock = attempt(folder);
		}
		return lock.get();
	}

	/**
	 * Takes the lock if nobody has it.
	 *
	 * @throws IOException if the folder's file system has no locks
	 */
	static Optional<InstallLock> attempt(final Path folder) throws IOException {
		final Path real = folder.toRealPath();
		if (!OURS.add(real)) return Optional.empty();
		Optional<InstallLock> lock = Optional.empty();
		try {
			lock = locked(real);
			return lock;
		}
		catch (IOException e) {
			throw new IOException("The folder for networks \"" + folder + "\" cannot be locked against other programs. Name another, on a disk of this machine and where you may write, " +
				"with the variable " + NetworkFolders.VARIABLE + " or the flag --networks-folder.", e);
		}
		finally {
			if (lock.isEmpty()) OURS.remove(real);
		}
	}

	private static Optional<InstallLock> locked(final Path folder) throws IOException {
		final FileChannel channel = FileChannel.open(folder.resolve(NAME), StandardOpenOption.CREATE,
			StandardOpenOption.WRITE);
		boolean isLocked = false;
		try {
			isLocked = channel.tryLock() != null;
			return isLocked ? Optional.of(new InstallLock(folder, channel)) : Optional.empty();
		}
		catch (OverlappingFileLockException e) {
			// Another copy of this class in this process has it.
			return Optional.empty();
		}
		finally {
			if (!isLocked) channel.close();
		}
	}

	private static CancellationException cancelled() {
		return new CancellationException("Installing was cancelled.");
	}

	/** Gives the lock back. */
	@Override
	public void close() throws IOException {
		try {
			channel.close();
		}
		finally {
			OURS.remove(folder);
		}
	}
}
