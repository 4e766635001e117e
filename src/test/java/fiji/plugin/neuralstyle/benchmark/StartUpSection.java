package fiji.plugin.neuralstyle.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** From starting a command to its result on the disk, at 64 px after one iteration: all but loading takes a moment. */
final class StartUpSection {

	private static final List<String> SETTINGS = List.of("--size", "64", "--iterations", "1");
	private static final int FULL_WIDTH = 1;

	private final Programs programs;
	private final Path content;
	private final Path style;

	StartUpSection(final Programs programs, final Path content, final Path style) {
		this.programs = programs;
		this.content = content;
		this.style = style;
	}

	/** Seconds by command; each runs once before, so that files are in memory. */
	String table(final int turns, final Path folder) throws IOException {
		final String network = programs.materials().network(FULL_WIDTH).toString();
		final String own = programs.root().resolve("scripts/stylize").toString();
		final Map<String, List<String>> commands = new LinkedHashMap<>();
		commands.put("Python, full width", command(List.of(programs.python(), programs.peerFile().toString(), "stylize",
			"--network", network), folder));
		commands.put("scripts/stylize, full width", command(List.of(own, "--levels", "1", "--quiet", "--network", network),
			folder));
		commands.put("scripts/stylize, built-in network", command(List.of(own, "--levels", "1", "--quiet"), folder));
		final Markdown table = new Markdown(List.of("command", "median seconds", "fastest", "slowest"));
		for (final Map.Entry<String, List<String>> command : commands.entrySet()) {
			System.err.println("start-up: " + command.getKey());
			programs.answer(command.getValue());
			final Figures figures = new Figures();
			for (int turn = 0; turn < turns; turn++) {
				final long start = System.nanoTime();
				programs.answer(command.getValue());
				figures.add((System.nanoTime() - start) / 1e9);
			}
			table.row(List.of(command.getKey(), Markdown.number(figures.median()), Markdown.number(figures.fastest()), Markdown
				.number(figures.slowest())));
		}
		return table.toString();
	}

	private List<String> command(final List<String> begin, final Path folder) {
		final List<String> command = new ArrayList<>(begin);
		command.addAll(SETTINGS);
		command.addAll(List.of("--content", content.toString(), "--style", style.toString(), "--output", folder.resolve(
			"out.png").toString()));
		return command;
	}
}
