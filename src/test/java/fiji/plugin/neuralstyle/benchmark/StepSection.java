package fiji.plugin.neuralstyle.benchmark;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

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
		final List<String> precisions = Way.computesInBfloat16() ? List.of("float32", "bfloat16") : List.of("float32");
		final Map<String, Map<String, Double>> all = new LinkedHashMap<>();
		final Map<String, Map<String, Double>> parts = new LinkedHashMap<>();
		for (final String precision : precisions) {
			final Answer answer = answer(precision, repetitions);
			all.put(precision, steps(answer));
			parts.put(precision, answer.named("part"));
		}
		final Markdown table = new Markdown(cells("step", precisions, precision -> List.of(precision + ", ms", "share")));
		for (final String step : all.get("float32").keySet()) {
			table.row(cells(step.replace('_', ' '), precisions, precision -> List.of(Markdown.number(1000 * all.get(precision).get(
				step)), share(all.get(precision), step))));
		}
		for (final String part : parts.get("float32").keySet()) {
			table.row(cells("wide convolutions, " + part + " alone", precisions, precision -> List.of(Optional.ofNullable(parts.get(
				precision).get(part)).map(seconds -> Markdown.number(1000 * seconds)).orElse(""), "")));
		}
		table.row(cells("convolutions without the first, GFLOP/s as if direct", precisions, precision -> List.of(rate(all.get(
			precision)), "")));
		return table.toString();
	}

	private static List<String> cells(final String first, final List<String> precisions,
		final Function<String, List<String>> more)
	{
		return Stream.concat(Stream.of(first), precisions.stream().flatMap(precision -> more.apply(precision).stream())).toList();
	}

	private Answer answer(final String precision, final int repetitions) throws IOException {
		System.err.println("steps at " + size + " px: " + precision);
		return programs.java(size, StepTimes.class, precision, String.valueOf(size), String.valueOf(repetitions));
	}

	private static Map<String, Double> steps(final Answer answer) {
		final Map<String, Double> steps = new LinkedHashMap<>(answer.named("step"));
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
		return Markdown.number(2 * FLOP_PER_PIXEL * size * size / 1e9 / Stream.of("convolution", "convolution_back",
			"wide_convolution", "wide_convolution_back").mapToDouble(steps::get).sum());
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
