import { Tab, TabList } from "@fluentui/react-components";

/** The tabs over a list or in the head of a pane, with a count beside the word where it helps. */
export function Tabs<Id extends string>(props: {
  label: string;
  tabs: { id: Id; words: string }[];
  selected: Id;
  onSelect: (id: Id) => void;
}) {
  return (
    <TabList
      size="small"
      aria-label={props.label}
      selectedValue={props.selected}
      onTabSelect={(_, data) => props.onSelect(data.value as Id)}
    >
      {props.tabs.map((tab) => (
        <Tab key={tab.id} value={tab.id}>
          {tab.words}
        </Tab>
      ))}
    </TabList>
  );
}
