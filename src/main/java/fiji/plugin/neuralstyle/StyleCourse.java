package fiji.plugin.neuralstyle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import fiji.plugin.neuralstyle.image.StylePart;
import fiji.plugin.neuralstyle.transfer.WeightedStyle;

/** The styles of a job as the network takes them, in the course of the pictures that are painted. */
final class StyleCourse {

	private final StyleMix mix;
	/** Of each style its pictures. Styles that do not count are left out of neither, as metadata name them. */
	private final List<List<StylePart>> parts;

	/** Takes what is selected on the styles now; changes of them later make no difference. */
	StyleCourse(final StyleMix mix) {
		this.mix = mix;
		parts = mix.styles().stream().map(style -> style.pictures().stream().map(StylePart::of).toList()).toList();
	}

	/** @throws IllegalArgumentException if styles should move along a stack, and it is only one picture */
	void requireRoom(final int pictures) {
		if (mix.blend() != StyleBlend.ALONG_STACK || counted().size() == 1 || pictures > 1) return;
		throw new IllegalArgumentException(
			"The styles should move along the stack, but only one picture is painted. Choose more slices, such as all, " +
				"or blend the styles together.");
	}

	/**
	 * The styles of one picture.
	 *
	 * @param index of the picture among those that are painted, from 0
	 * @param pictures how many are painted
	 */
	List<WeightedStyle> at(final int index, final int pictures) {
		final double position = pictures == 1 ? 0 : index / (double) (pictures - 1);
		final List<Integer> counted = counted();
		final List<WeightedStyle> weighted = new ArrayList<>();
		for (int i = 0; i < counted.size(); i++) {
			final List<StylePart> pieces = parts.get(counted.get(i));
			final double share = mix.blend().share(i, counted.size(), position) * mix.styles().get(counted.get(i)).weight();
			pieces.forEach(piece -> weighted.add(new WeightedStyle(piece.image(), share / pieces.size())));
		}
		return weighted;
	}

	/** What a result says of its styles, by name; the names are the command's parameters where it has them. */
	Map<String, String> lines() {
		final Map<String, String> lines = new LinkedHashMap<>();
		for (int i = 0; i < parts.size(); i++) {
			final String name = i == 0 ? "style" : "style" + (i + 1);
			final List<StylePart> pieces = parts.get(i);
			lines.put(name, mix.styles().get(i).title());
			if (pieces.size() > 1) lines.put(name + "Pictures", mix.styles().get(i).pictures().stream().map(
				picture -> picture.getTitle()).collect(Collectors.joining("; ")));
			pieces.get(0).text().filter(text -> pieces.size() == 1).ifPresent(text -> lines.put(name + "Selection", text));
			lines.put(name + "Sha256", hash(pieces));
		}
		if (parts.size() > 1) {
			lines.put("styleWeights", mix.styles().stream().map(style -> Double.toString(style.weight())).collect(Collectors
				.joining(",")));
			lines.put("styleBlend", mix.blend().toString());
		}
		return lines;
	}

	/** Numbers of the styles that have a share. */
	private List<Integer> counted() {
		final List<Integer> counted = new ArrayList<>();
		for (int i = 0; i < parts.size(); i++) {
			if (mix.styles().get(i).weight() > 0) counted.add(i);
		}
		return counted;
	}

	private static String hash(final List<StylePart> pieces) {
		final PictureHash hash = new PictureHash();
		pieces.forEach(piece -> hash.add(piece.image()));
		return hash.text();
	}
}
