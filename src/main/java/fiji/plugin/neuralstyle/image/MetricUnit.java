package fiji.plugin.neuralstyle.image;

import java.util.OptionalDouble;

/** The names that ImageJ's users give to metric units of length. */
final class MetricUnit {

	private MetricUnit() {}

	/** A unit in metres; empty for pixels, inches and what isn't known. */
	static OptionalDouble metres(final String unit) {
		return switch (unit) {
			case "nm", "nanometer", "nanometre" -> OptionalDouble.of(1e-9);
			// Both of Unicode's letters for micro are in use.
			case "um", "\u00b5m", "\u03bcm", "micron", "microns", "micrometer", "micrometre" -> OptionalDouble.of(1e-6);
			case "mm", "millimeter", "millimetre" -> OptionalDouble.of(1e-3);
			case "cm", "centimeter", "centimetre" -> OptionalDouble.of(1e-2);
			case "m", "meter", "metre" -> OptionalDouble.of(1);
			case "km", "kilometer", "kilometre" -> OptionalDouble.of(1e3);
			default -> OptionalDouble.empty();
		};
	}
}
