package fiji.plugin.neuralstyle.dialog;

import java.awt.Component;
import java.util.function.Consumer;
import java.util.function.Supplier;

import javax.swing.DefaultComboBoxModel;
import javax.swing.DefaultListCellRenderer;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JList;

import org.scijava.module.ModuleItem;

import fiji.plugin.neuralstyle.NetworkSize;
import fiji.plugin.neuralstyle.weights.store.NetworkInfo;

/**
 * A network: one of those there are, or what the user writes, such as a file's path. One that is not
 * installed can be installed when the dialog is accepted.
 */
final class NetworkField implements Field {

	/** Widget style of the inputs that this is for. */
	private static final String STYLE = "network";
	/** A path may be of any length; the dialog may not. */
	private static final String WIDEST = "M".repeat(22);

	private final KnownNetworks networks;
	private final Supplier<Object> value;
	private final Consumer<Object> change;
	private final JComboBox<String> box = new JComboBox<>();

	NetworkField(final KnownNetworks networks, final Supplier<Object> value, final Consumer<Object> change) {
		this.networks = networks;
		this.value = value;
		this.change = change;
		box.setModel(new DefaultComboBoxModel<>(networks.all().stream().map(NetworkInfo::name).toArray(String[]::new)));
		box.setEditable(true);
		box.setPrototypeDisplayValue(WIDEST);
		box.setRenderer(new Renderer());
		refresh();
		box.addActionListener(event -> commit());
	}

	/** Whether an input names a network. */
	static boolean isFor(final ModuleItem<?> item) {
		return STYLE.equals(item.getWidgetStyle());
	}

	@Override
	public JComponent component() {
		return box;
	}

	@Override
	public void refresh() {
		if (!value.get().equals(box.getSelectedItem())) box.setSelectedItem(value.get());
	}

	@Override
	public void commit() {
		change.accept(String.valueOf(box.getEditor().getItem()));
	}

	@Override
	public boolean ready() {
		final String name = String.valueOf(value.get()).strip();
		return networks.find(name).filter(network -> !network.isUsable()).map(network -> new InstallOffer(networks.store()
			.orElseThrow(), network).accepted(box)).orElse(true);
	}

	/** Says of each network what the list is for: whether it can be used at once. */
	private final class Renderer extends DefaultListCellRenderer {

		private static final long serialVersionUID = 1L;

		@Override
		public Component getListCellRendererComponent(final JList<?> list, final Object item, final int index,
			final boolean isSelected, final boolean hasFocus)
		{
			final String text = networks.find(String.valueOf(item)).filter(network -> !network.isUsable()).map(
				NetworkField::toInstall).orElse(String.valueOf(item));
			return super.getListCellRendererComponent(list, text, index, isSelected, hasFocus);
		}
	}

	private static String toInstall(final NetworkInfo network) {
		final String size = new NetworkSize(network.downloadBytes()).toString();
		return network.name() + " (" + network.state() + (size.isEmpty() ? ")" : ", " + size + ")");
	}
}
