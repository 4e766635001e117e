package fiji.plugin.neuralstyle.benchmark;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where the time of this program's evaluation goes. */
final class StepSection {

	/** 3 x 3 convolutions of a VGG-19 up to conv5_1, without the first: multiplications and additions for a pixel of the image. */
	private static final double FLOP_PER_PIXEL = flopPerPixel();

	private final Programs programs;
	private final int size;

	StepSection(final Programs programs, final int size) {
		this.programs = programs;
		this.size = size;
	}

	String table(final int repetitions) throws IOException {
		final Markdown table = new Markdown(List.of("step", "float32, ms", "share", "bfloat16, ms", "share"));
		final Map<String, Double> single = steps("float32", repetitions);
		final Map<String, Double> half = steps("bfloat16", repetitions);
		for (final String step : single.keySet()) {
			table.row(List.of(step.replace('_', ' '), Markdown.number(1000 * single.get(step)), share(single, step), Markdown
				.number(1000 * half.get(step)), share(half, step)));
		}
		table.row(List.of("convolutions without the first, GFLOP/s", rate(single), "", rate(half), ""));
		return table.toString();
	}

	private Map<String, Double> steps(final String precision, final int repetitions) throws IOException {
		System.err.println("steps at " + size + " px: " + precision);
		final Map<String, Double> steps = new LinkedHashMap<>(programs.java(size, StepTimes.class, precision, String.valueOf(
			size), String.valueOf(repetitions)).named("step"));
		steps.put("sum", sum(steps));
		return steps;
	}

	private static double sum(final Map<String, Double> steps) {
		return steps.values().stream().mapToDouble(Double::doubleValue).sum();
	}

	private static String share(final Map<String, Double> steps, final String step) {
		return Math.round(100 * steps.get(step) / steps.get("sum")) + " %";
	}

	private String rate(final Map<String, Double> steps) {
		return Markdown.number(2 * FLOP_PER_PIXEL * size * size / 1e9 / (steps.get("convolution") + steps.get(
			"convolution_back")));
	}

	private static double flopPerPixel() {
		final int[][] channels = { { 64, 64, 1 }, { 64, 128, 2 }, { 128, 128, 2 }, { 128, 256, 4 }, { 256, 256, 4 }, { 256,
			256, 4 }, { 256, 256, 4 }, { 256, 512, 8 }, { 512, 512, 8 }, { 512, 512, 8 }, { 512, 512, 8 }, { 512, 512, 16 } };
		double flop = 0;
		for (final int[] layer : channels) {
			flop += 2.0 * 9 * layer[0] * layer[1] / layer[2] / layer[2];
		}
		return flop;
	}
}
