package fiji.plugin.neuralstyle.cli;

import java.io.IOException;
import java.util.List;

import fiji.plugin.neuralstyle.MemoryLimit;

/** The command line in a process of its own, which has too little memory for the last of two sizes. */
final class ShortMemoryStylize {

	private static final long MORE_BYTES = 1_200_000_000;

	private ShortMemoryStylize() {}

	/** @param arguments a small content for the engine to begin with, a large one, style, output */
	public static void main(final String[] arguments) throws IOException, InterruptedException {
		stylize(arguments[0], arguments[2], arguments[3]);
		MemoryLimit.leave(MORE_BYTES);
		System.exit(stylize(arguments[1], arguments[2], arguments[3]));
	}

	private static int stylize(final String content, final String style, final String output) {
		return Main.stylize(() -> false).execute(List.of("-q", "--content", content, "--style", style, "--output", output, "--threads",
			"1", "--precision", "float32", "--levels", "2", "--factor", "5", "--iterations", "2", "--optimizer", "adam",
			"--content-layers", "relu2_1", "--style-layers", "relu1_1,relu2_1").toArray(String[]::new));
	}
}
