package fiji.plugin.neuralstyle.image;

import ij.ImagePlus;

/** The label of an image of one slice, which ImageJ keeps in a property or in a stack of one. */
public final class SliceLabel {

	private static final String PROPERTY = "Slice_Label";

	private SliceLabel() {}

	/** The label, or null. */
	static String of(final ImagePlus image) {
		final String property = image.getProp(PROPERTY);
		if (property != null || !image.hasImageStack()) return property;
		final String label = image.getStack().getSliceLabel(1);
		// Where there is none, ImageJ puts the title and the Info there.
		return label == null || label.contains("\n") ? null : label;
	}

	/** Gives an image of one slice a label; null takes it away. */
	static void set(final ImagePlus image, final String label) {
		image.setProp(PROPERTY, label);
	}

	/** Gives an image of one slice the label of another, or takes its own away if that has none. */
	public static void copy(final ImagePlus from, final ImagePlus to) {
		set(to, of(from));
	}
}
