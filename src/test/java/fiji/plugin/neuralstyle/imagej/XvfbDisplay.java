package fiji.plugin.neuralstyle.imagej;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A display without a screen, for real windows in tests. */
final class XvfbDisplay implements AutoCloseable {

	private static final String PROGRAM = "Xvfb";

	private final Process server;
	private final String name;

	private XvfbDisplay(final Process server, final String name) {
		this.server = server;
		this.name = name;
	}

	/** Whether the program is installed. */
	static boolean isThere() {
		return Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).anyMatch(folder -> Files.isExecutable(Path.of(folder, PROGRAM)));
	}

	/** Starts one under a number that is free. */
	static XvfbDisplay start() throws IOException {
		return start(900);
	}

	/** @param height in pixels */
	static XvfbDisplay start(final int height) throws IOException {
		final Process server = new ProcessBuilder(PROGRAM, "-displayfd", "1", "-screen", "0", "1280x" + height + "x24", "-nolisten", "tcp")
			.redirectError(ProcessBuilder.Redirect.DISCARD).start();
		final String number = new BufferedReader(new InputStreamReader(server.getInputStream())).readLine();
		if (number == null) throw new IOException(PROGRAM + " did not start.");
		return new XvfbDisplay(server, ":" + number.strip());
	}

	String name() {
		return name;
	}

	@Override
	public void close() {
		server.destroy();
	}
}
