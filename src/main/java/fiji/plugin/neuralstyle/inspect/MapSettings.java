package fiji.plugin.neuralstyle.inspect;

/**
 * How feature maps are shown.
 *
 * @param selection which of them, of each layer
 * @param size how large
 * @param values what their pixels are
 */
public record MapSettings(MapSelection selection, Size size, Values values) {

	/** How large maps are shown. */
	public enum Size {
		/** As large as the layer's maps are: a pixel is one value. */
		LAYER("layer"),
		/** As large as the image: each value covers the pixels it advances by, so maps and image lie on each other. */
		IMAGE("image");

		private final String label;

		Size(final String label) {
			this.label = label;
		}

		@Override
		public String toString() {
			return label;
		}
	}

	/** What the pixels of a shown map are. */
	public enum Values {
		/** What the network computes. */
		RAW("32-bit"),
		/** The same, each map stretched to [0, 1] so that all can be seen. */
		NORMALISED("normalised");

		private final String label;

		Values(final String label) {
			this.label = label;
		}

		@Override
		public String toString() {
			return label;
		}
	}

	/** Whether nothing is made of the maps. */
	boolean showsMapsAsTheyAre() {
		return size == Size.LAYER && values == Values.RAW;
	}
}
