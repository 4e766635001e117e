package fiji.plugin.neuralstyle.cluster;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;

/** Why a file could not be used, in a few words. */
final class Reason {

	private Reason() {}

	static String of(final IOException e) {
		if (e instanceof AccessDeniedException) return "permission denied";
		if (e instanceof FileSystemException system && system.getReason() != null) return system.getReason();
		return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
	}
}
