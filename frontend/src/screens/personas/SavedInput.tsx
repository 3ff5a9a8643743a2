export { KeptField as SavedInput } from "../../components/KeptField";
